@NullMarked
package noema.model.trace;

import org.jspecify.annotations.NullMarked;
