// What the kinds of deliveries do with the answers to them.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/words/task.h"
#include "src/app.h"
#include "src/deliveries/model.h"

namespace heliograph {
class Transaction;
}

namespace heliograph::deliveries {

struct Answered {
    Delivery delivery;
    int status = 0;
    std::string body;
    bool body_cut = false;
};

// Done inside the write that records the attempt, so that both are kept or neither.
using Follow = std::shared_ptr<const std::function<void(Transaction&)>>;

struct Reaction {
    Follow follow;       // Null for none.
    bool taken = false;  // The answer was of use: the delivery is done, whatever its status was.
    std::string fault;   // Why the answer is of no use; told in the log.
};

// Reads the answer, whatever its status, and prepares what follows from it.
using AnswerReader = Task<Reaction> (*)(App&, Answered);

}  // namespace heliograph::deliveries
