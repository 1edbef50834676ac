package noema.ui.story;

/// A piece of the story's text.
///
/// @param text       without the space before it
/// @param gap        whether a space is before it
/// @param open       whether it is not committed yet at the moment shown; the text only keeps its room then
/// @param confidence final probability of its token, 0 to 1; NaN when it has none
public record Word(String text, boolean gap, boolean open, double confidence) {}
