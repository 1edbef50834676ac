@NullMarked
package noema.model.train;

import org.jspecify.annotations.NullMarked;
