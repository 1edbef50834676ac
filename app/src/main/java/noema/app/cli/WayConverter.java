package noema.app.cli;

import java.util.Locale;
import noema.model.trace.Way;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a way to write by its name.
final class WayConverter implements ITypeConverter<Way> {

    /// What the shortest path from words to words is called, too.
    private static final String WORD = "word";

    @Override
    public Way convert(String value) {
        String name = value.strip().toLowerCase(Locale.ROOT);
        return Way.of(name.equals(WORD) ? Way.AR.id() : name)
                .orElseThrow(() ->
                        new TypeConversionException(
                                "there is no level \"%s\"; there are paragraph, sentence, diffusion and ar"
                                        .formatted(value)));
    }
}
