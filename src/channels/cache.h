// What is kept in memory of channels.
#pragma once

namespace heliograph::channels {

class Cache {};

}  // namespace heliograph::channels
