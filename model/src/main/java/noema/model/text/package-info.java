/// Text in and out: corpora, sentences and the byte-level tokenizer.
@NullMarked
package noema.model.text;

import org.jspecify.annotations.NullMarked;
