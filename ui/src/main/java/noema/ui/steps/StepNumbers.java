package noema.ui.steps;

/// What can be said in numbers about one noise step of a thought.
///
/// @param step     from 1
/// @param level    noise level after the step, 0 to 1
/// @param cosine   between the step's estimate of the clean concept and the final one (the newest one while the thought is
///                 still forming), -1 to 1
/// @param norm     length of the noisy concept over sqrt(d), d its number of numbers; about 1, since the noise preserves variance
/// @param guidance |c - u| over sqrt(d): how far the estimate that sees the story lies from the one that does not, in units of
///                 the concepts' standard deviation; 0 when nothing guides
public record StepNumbers(int step, double level, double cosine, double norm, double guidance) {}
