package noema.model.generate;

import noema.model.concept.Concept;

/// A thought that a story could go on with.
///
/// @param candidate number of the noise it grew out of; see [noema.model.trace.Edit.Candidate]
/// @param concept   clean estimate of it
/// @param text      in words
/// @param score     how much better the story explains it than no story does (difference of mean squared errors, in units of
///                  the concepts' variance); higher is better
public record Alternative(int candidate, Concept concept, String text, double score) {}
