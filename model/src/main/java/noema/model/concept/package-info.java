@NullMarked
package noema.model.concept;

import org.jspecify.annotations.NullMarked;
