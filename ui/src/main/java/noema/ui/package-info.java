/// Views over what a concept model did: map, denoising, story and their controls.
///
/// Nothing in here knows the engine below the model; only plain Java values arrive.
@NullMarked
package noema.ui;

import org.jspecify.annotations.NullMarked;
