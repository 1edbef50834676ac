/// The two-level scrubber: one timeline over sentences and, inside them, the steps of thought and words.
@NullMarked
package noema.ui.scrubber;

import org.jspecify.annotations.NullMarked;
