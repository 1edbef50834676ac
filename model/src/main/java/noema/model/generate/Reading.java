package noema.model.generate;

/// What a concept says.
///
/// @param text      in words
/// @param roundTrip cosine between the concept and what these words mean when they are read back, -1 to 1
public record Reading(String text, double roundTrip) {}
