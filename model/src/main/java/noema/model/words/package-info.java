/// Models that go straight from words to words ("System 1"): an autoregressive one and a masked-diffusion one of the same size.
@NullMarked
package noema.model.words;

import org.jspecify.annotations.NullMarked;
