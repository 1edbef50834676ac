package noema.app.files;

import java.time.Instant;
import noema.model.trace.Recipe;

/// What a session says about itself without its run being read.
///
/// @param title  a line for people; may be empty
/// @param notes  text for people; may be empty
/// @param when   the run was made
/// @param recipe what decided it
/// @param model  hash of the model's files
/// @param device what it ran on
/// @param story  the finished sentences as one text, without the prompt
public record SessionSummary(
        String title,
        String notes,
        Instant when,
        Recipe recipe,
        String model,
        String device,
        String story) {}
