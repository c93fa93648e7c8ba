"""The parts of "where are you?": words taken apart, the towns they may mean, the points of these. The door is `orientation.locating`."""
