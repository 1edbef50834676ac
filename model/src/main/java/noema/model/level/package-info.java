/// One level of concepts above another: groups of concepts become one, and unfold again. What a group is made of (sentences,
/// paragraphs, chapters) is a matter of configuration alone.
@NullMarked
package noema.model.level;

import org.jspecify.annotations.NullMarked;
