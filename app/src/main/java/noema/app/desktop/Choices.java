package noema.app.desktop;

import java.util.function.Function;
import javafx.util.StringConverter;

/// Names for the values of choice boxes.
final class Choices {

    private Choices() {}

    /// Shows values by a name; there is nothing to type, so names are never read back.
    static <T> StringConverter<T> named(Function<T, String> name, T fallback) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                return fallback;
            }
        };
    }
}
