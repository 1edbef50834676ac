/// Charts of the run: how the current thought came out of the noise, the schedule, likeness of all sentences, the story's course.
@NullMarked
package noema.ui.charts;

import org.jspecify.annotations.NullMarked;
