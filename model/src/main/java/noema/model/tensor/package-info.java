/// Tensors and native memory; the foundation every other package of the model may use.
@NullMarked
package noema.model.tensor;

import org.jspecify.annotations.NullMarked;
