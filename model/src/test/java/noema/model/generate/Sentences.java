package noema.model.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

/// What a message for a user looks like.
final class Sentences {

    private Sentences() {}

    /// One sentence on one line, not too long.
    static void check(@Nullable String message) {
        assertThat(message)
                .isNotBlank()
                .endsWith(".")
                .hasLineCount(1)
                .hasSizeLessThan(700)
                .doesNotContain("Exception", "noema.model", "com.fasterxml", "ai.djl");
    }
}
