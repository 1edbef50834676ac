/// The story as text, sentence by sentence.
@NullMarked
package noema.ui.story;

import org.jspecify.annotations.NullMarked;
