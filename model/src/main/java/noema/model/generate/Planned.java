package noema.model.generate;

import java.util.List;
import noema.model.concept.Concept;
import noema.model.reason.ConceptSampler;
import noema.model.render.TextRenderer;

/// A thought ready to be put into words.
///
/// @param thought what the renderer reads
/// @param clean   the last estimate of the clean concept
/// @param steps   how it came about; empty when a person gave it
record Planned(TextRenderer.Thought thought, Concept clean, List<ConceptSampler.Step> steps) {}
