// What hubot answers.
module.exports = (robot) => {
    robot.respond(/hello/i, (response) => response.send('hello from a program'));
};
