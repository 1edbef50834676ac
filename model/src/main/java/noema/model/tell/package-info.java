/// Stories told in any of four ways, from paragraphs, from sentences, all words at once or word by word, each as a trace of the
/// same kind.
@NullMarked
package noema.model.tell;

import org.jspecify.annotations.NullMarked;
