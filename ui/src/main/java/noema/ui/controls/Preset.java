package noema.ui.controls;

/// A prompt to try.
///
/// @param name a few words
/// @param text the prompt
public record Preset(String name, String text) {}
