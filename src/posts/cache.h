// What is kept in memory of posts.
#pragma once

namespace heliograph::posts {

class Cache {};

}  // namespace heliograph::posts
