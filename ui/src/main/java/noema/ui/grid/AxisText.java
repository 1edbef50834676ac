package noema.ui.grid;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import noema.model.tensor.NoemaException;

/// Reads axes as people write them: a setting, `=`, and its values with commas between. In place of a value a range may stand:
/// `4-64 x2` multiplies, `0-1 +0.25` adds, `1-5` goes through whole numbers. A range ends at its second number or before it.
final class AxisText {

    private static final int LONGEST = 4000;
    private static final String NUMBER = "(\\d+(?:\\.\\d*)?|\\.\\d+)";
    private static final Pattern RANGE =
            Pattern.compile(NUMBER + "\\s*-\\s*" + NUMBER + "\\s*(?:([xX×*+])\\s*" + NUMBER + ")?");
    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    private static final BigDecimal SMALLEST_FACTOR = new BigDecimal("1.01");

    private AxisText() {}

    static Axis parse(String text) {
        if (text.length() > LONGEST) {
            throw new NoemaException(
                    "An axis has %d characters at most; write a range such as 4-64 x2 instead of single values."
                            .formatted(LONGEST));
        }
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new NoemaException(
                    "An axis is a setting and its values, such as concept-steps=4,8,16 or concept-steps=4-64 x2, not '%s'."
                            .formatted(text.strip()));
        }
        GridSetting setting = GridSettings.of(text.substring(0, equals));
        String list = text.substring(equals + 1);
        if (list.isBlank()) {
            throw new NoemaException(
                    "%s needs at least one value, %s.".formatted(setting.id(), setting.allowed()));
        }
        var values = new ArrayList<String>();
        for (String part : list.split(",", -1)) {
            if (part.isBlank()) {
                throw new NoemaException(
                        "A value is missing between the commas of '%s'.".formatted(text.strip()));
            }
            values.addAll(values(setting, part.strip()));
            if (values.size() > GridPlan.MOST_CELLS) {
                throw Axis.tooLong(setting);
            }
        }
        return new Axis(setting, values);
    }

    private static List<String> values(GridSetting setting, String part) {
        Matcher range = RANGE.matcher(part);
        if (setting instanceof GridSetting.Number number && range.matches()) {
            return range(number, part, range);
        }
        return List.of(setting.check(part));
    }

    private static List<String> range(GridSetting.Number setting, String part, Matcher range) {
        BigDecimal first = setting.require(new BigDecimal(range.group(1)));
        BigDecimal last = setting.require(new BigDecimal(range.group(2)));
        if (first.compareTo(last) > 0) {
            throw new NoemaException(
                    "The range %s runs backwards; write the smaller number first.".formatted(part));
        }
        if (range.group(3) == null) {
            if (!setting.whole()) {
                throw new NoemaException(
                        "The range %s needs a step, such as %s-%s +0.1 or %s-%s x2."
                                .formatted(
                                        part,
                                        range.group(1),
                                        range.group(2),
                                        range.group(1),
                                        range.group(2)));
            }
            return added(setting, first, last, BigDecimal.ONE);
        }
        BigDecimal step = new BigDecimal(range.group(4));
        if (range.group(3).equals("+")) {
            if (step.signum() <= 0) {
                throw new NoemaException(
                        "The step of the range %s must be greater than 0.".formatted(part));
            }
            return added(setting, first, last, step);
        }
        if (step.compareTo(SMALLEST_FACTOR) < 0) {
            throw new NoemaException(
                    "The factor of the range %s must be at least %s."
                            .formatted(part, SMALLEST_FACTOR));
        }
        if (first.signum() == 0) {
            throw new NoemaException(
                    "The range %s multiplies and cannot begin at 0; begin above it, or add with +."
                            .formatted(part));
        }
        return multiplied(setting, first, last, step);
    }

    private static List<String> added(
            GridSetting.Number setting, BigDecimal first, BigDecimal last, BigDecimal step) {
        // Counted first: a tiny step would never end.
        BigDecimal count = last.subtract(first).divideToIntegralValue(step);
        if (count.compareTo(BigDecimal.valueOf(GridPlan.MOST_CELLS)) >= 0) {
            throw Axis.tooLong(setting);
        }
        var values = new ArrayList<String>();
        for (int i = 0; i <= count.intValueExact(); i++) {
            BigDecimal value = first.add(step.multiply(BigDecimal.valueOf(i)));
            values.add(setting.check(GridSetting.Number.plain(value)));
        }
        return values;
    }

    /// Numbers are rounded, to whole ones where only these are allowed; what falls together is there once.
    private static List<String> multiplied(
            GridSetting.Number setting, BigDecimal first, BigDecimal last, BigDecimal factor) {
        var values = new ArrayList<String>();
        for (BigDecimal exact = first;
                exact.compareTo(last) <= 0;
                exact = exact.multiply(factor, MathContext.DECIMAL64)) {
            BigDecimal rounded =
                    setting.whole()
                            ? exact.setScale(0, RoundingMode.HALF_EVEN)
                            : exact.round(DIGITS);
            String value = setting.check(GridSetting.Number.plain(rounded.max(first).min(last)));
            if (values.isEmpty() || !values.getLast().equals(value)) {
                values.add(value);
                if (values.size() > GridPlan.MOST_CELLS) {
                    throw Axis.tooLong(setting);
                }
            }
        }
        return values;
    }
}
