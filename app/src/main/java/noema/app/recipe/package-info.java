/// Recipes as people write them: sample beginnings, edits in a word, a whole recipe as a command line.
@NullMarked
package noema.app.recipe;

import org.jspecify.annotations.NullMarked;
