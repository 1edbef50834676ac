package noema.model.generate;

import noema.model.concept.Concept;

/// A thought that a story could go on with.
///
/// @param candidate number of the noise it grew out of; see [noema.model.trace.Edit.Candidate]
/// @param concept   clean estimate of it
/// @param text      in words
/// @param score     cosine between it and the [expectation][noema.model.reason.Expectation], -1 to 1; higher is better
public record Alternative(int candidate, Concept concept, String text, double score) {}
