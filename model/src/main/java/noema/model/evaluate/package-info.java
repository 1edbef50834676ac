@NullMarked
package noema.model.evaluate;

import org.jspecify.annotations.NullMarked;
