/// How each thought came out of the noise, what it meant on the way, and which other thoughts there were.
@NullMarked
package noema.ui.steps;

import org.jspecify.annotations.NullMarked;
