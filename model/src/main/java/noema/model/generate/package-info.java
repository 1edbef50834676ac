@NullMarked
package noema.model.generate;

import org.jspecify.annotations.NullMarked;
