@NullMarked
package noema.model.reason;

import org.jspecify.annotations.NullMarked;
