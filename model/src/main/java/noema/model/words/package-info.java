/// Models that go straight from words to words ("System 1"): a plain masked-diffusion language model.
@NullMarked
package noema.model.words;

import org.jspecify.annotations.NullMarked;
