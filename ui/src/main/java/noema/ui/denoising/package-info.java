/// The canvas of a sentence while masked diffusion puts a thought into words.
@NullMarked
package noema.ui.denoising;

import org.jspecify.annotations.NullMarked;
