package noema.ui.denoising;

/// A token that could stand at a place.
///
/// @param token  its id
/// @param piece  its text, with the leading space
/// @param chance its probability, 0 to 1
public record Choice(int token, String piece, double chance) {}
