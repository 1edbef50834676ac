/// Numbers at the bottom of everything: weights on disk and in memory, and the memory they live in.
@NullMarked
package noema.model.tensor;

import org.jspecify.annotations.NullMarked;
