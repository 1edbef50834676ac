package noema.ui.grid;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import noema.model.tensor.NoemaException;
import noema.model.trace.Recipe;
import noema.model.trace.Way;

/// A setting that an axis can run through. Its values are text, written in one way only: two of them are the same value exactly
/// when they are the same text.
public sealed interface GridSetting {

    /// Its name, as in the command line.
    String id();

    /// One sentence that explains it.
    String explanation();

    /// The values it can take, to be read after its name: `1 to 200`, `aloud or silently`.
    String allowed();

    /// An axis that makes sense for most.
    String example();

    /// The value that somebody typed, as it is written here.
    ///
    /// @throws NoemaException when it is none of the setting's
    String check(String typed);

    /// A recipe in which it has another value.
    ///
    /// @param value as [#check] writes it
    Recipe with(Recipe recipe, String value);

    /// Whether it makes a difference to stories that are written in this way.
    boolean matters(Way way);

    /// A number.
    ///
    /// @param low     smallest value
    /// @param high    greatest value
    /// @param whole   whether only whole numbers are allowed
    /// @param change  makes a recipe with another value
    /// @param listens ways that it makes a difference to
    record Number(
            String id,
            BigDecimal low,
            BigDecimal high,
            boolean whole,
            String example,
            String explanation,
            BiFunction<Recipe, BigDecimal, Recipe> change,
            Predicate<Way> listens)
            implements GridSetting {

        private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)");

        @Override
        public String allowed() {
            return plain(low) + " to " + plain(high);
        }

        @Override
        public String check(String typed) {
            String text = typed.strip();
            if (!NUMBER.matcher(text).matches()) {
                throw new NoemaException(
                        "%s must be a number from %s, not '%s'.".formatted(id, allowed(), text));
            }
            return plain(require(new BigDecimal(text)));
        }

        /// The value itself, when it is allowed.
        ///
        /// @throws NoemaException when it is not
        BigDecimal require(BigDecimal value) {
            boolean broken = whole && value.stripTrailingZeros().scale() > 0;
            if (broken || value.compareTo(low) < 0 || value.compareTo(high) > 0) {
                throw new NoemaException(
                        "%s must be %sfrom %s, not %s."
                                .formatted(
                                        id,
                                        broken ? "a whole number " : "",
                                        allowed(),
                                        plain(value)));
            }
            return value;
        }

        @Override
        public Recipe with(Recipe recipe, String value) {
            return change.apply(recipe, new BigDecimal(value));
        }

        @Override
        public boolean matters(Way way) {
            return listens.test(way);
        }

        /// Every digit and no more.
        static String plain(BigDecimal value) {
            return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        }
    }

    /// One of a few words.
    ///
    /// @param words   all values
    /// @param change  makes a recipe with another value
    /// @param listens ways that it makes a difference to
    record Choice(
            String id,
            List<String> words,
            String explanation,
            BiFunction<Recipe, String, Recipe> change,
            Predicate<Way> listens)
            implements GridSetting {

        /// Keeps a copy of the list.
        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public String allowed() {
            return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
        }

        @Override
        public String example() {
            return String.join(",", words);
        }

        @Override
        public String check(String typed) {
            String text = typed.strip().toLowerCase(Locale.ROOT);
            if (!words.contains(text)) {
                throw new NoemaException(
                        "%s must be %s, not '%s'.".formatted(id, allowed(), typed.strip()));
            }
            return text;
        }

        @Override
        public Recipe with(Recipe recipe, String value) {
            return change.apply(recipe, value);
        }

        @Override
        public boolean matters(Way way) {
            return listens.test(way);
        }
    }
}
