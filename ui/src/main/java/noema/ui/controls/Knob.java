package noema.ui.controls;

import java.math.BigDecimal;
import java.util.function.ToDoubleFunction;
import noema.model.tensor.NoemaException;
import noema.model.trace.Recipe;

/// A number that a person can set, as data.
///
/// @param id          as in the command line: lower case, words joined by hyphens
/// @param name        one or two words
/// @param min         smallest value
/// @param reach       upper end of its slider; greater values can be typed
/// @param max         greatest value
/// @param step        of its slider; a whole step means that only whole numbers are allowed
/// @param explanation one sentence, with the formula where there is one
/// @param in          reads it out of a recipe
public record Knob(
        String id,
        String name,
        double min,
        double reach,
        double max,
        double step,
        String explanation,
        ToDoubleFunction<Recipe> in) {

    private static final Recipe STANDARD = Recipe.of("", 0);

    /// The value it has unless somebody changes it.
    public double standard() {
        return in.applyAsDouble(STANDARD);
    }

    /// A recipe in which it has another value.
    ///
    /// @throws NoemaException when it is not allowed
    public Recipe with(Recipe recipe, double value) {
        double checked = check(value);
        return Knobs.apply(
                recipe, knob -> knob.equals(this) ? checked : knob.in.applyAsDouble(recipe));
    }

    /// Whether only whole numbers are allowed.
    public boolean isWhole() {
        return step == Math.rint(step);
    }

    /// The nearest value on the grid of steps, within the slider.
    public double snap(double value) {
        var steps = BigDecimal.valueOf(Math.round(value / step));
        return Math.clamp(BigDecimal.valueOf(step).multiply(steps).doubleValue(), min, reach);
    }

    /// Every digit of a value and no more.
    public String format(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /// The value that somebody typed; a comma is as good as a point.
    ///
    /// @throws NoemaException when it is not a number or not allowed
    public double parse(String text) {
        double value;
        try {
            value = Double.parseDouble(text.strip().replace(',', '.'));
        } catch (NumberFormatException e) {
            throw new NoemaException(name + " must be a number" + range(), e);
        }
        return check(value);
    }

    /// The value itself, when it is allowed.
    ///
    /// @throws NoemaException when it is not
    public double check(double value) {
        if (isWhole() && value != Math.rint(value)) {
            throw new NoemaException(name + " must be a whole number" + range());
        }
        if (!(value >= min && value <= max)) {
            throw new NoemaException(name + " must be" + range());
        }
        return value;
    }

    private String range() {
        return " between %s and %s.".formatted(format(min), format(max));
    }
}
