package noema.ui.map;

import org.jspecify.annotations.Nullable;

/// What was seen before a new layout came.
///
/// @param ground the points in the old layout
/// @param places where concepts were in it
/// @param view   which part was seen
record Origin(Ground ground, @Nullable Places places, View view) {}
