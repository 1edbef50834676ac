@NullMarked
package noema.model.render;

import org.jspecify.annotations.NullMarked;
