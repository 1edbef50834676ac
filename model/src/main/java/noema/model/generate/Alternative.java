package noema.model.generate;

import noema.model.concept.Concept;

/// A thought that a story could go on with.
///
/// @param candidate number of the noise it grew out of; see [noema.model.trace.Edit.Candidate]
/// @param concept   clean estimate of it
/// @param text      in words
/// @param score     how [clearly][noema.model.render.TextRenderer#clarity] it can be said; higher is better
public record Alternative(int candidate, Concept concept, String text, double score) {}
