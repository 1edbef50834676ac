/// Maps of many known sentences or paragraphs by their concepts: built from a model's own stories or from a corpus, searched, and laid flat.
@NullMarked
package noema.model.atlas;

import org.jspecify.annotations.NullMarked;
