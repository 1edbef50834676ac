package noema.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;

/// The order in which data flows through the model: a package uses those before it, never those
/// after.
@AnalyzeClasses(packages = "noema.model", importOptions = DoNotIncludeTests.class)
class LayersTest {
    private static final List<String> LAYERS =
            List.of(
                    "tensor",
                    "text",
                    "concept",
                    "reason",
                    "level",
                    "render",
                    "trace",
                    "generate",
                    "words",
                    "tell",
                    "atlas",
                    "train",
                    "evaluate");

    @ArchTest static final ArchRule PACKAGES_USE_ONLY_THOSE_BEFORE_THEM = layers();

    @ArchTest
    static final ArchRule MODEL_STANDS_ALONE =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx..", "noema.ui..", "noema.app..")
                    .allowEmptyShould(true)
                    .because("the model runs without a window");

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED =
            NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.allowEmptyShould(true);

    private static ArchRule layers() {
        LayeredArchitecture architecture =
                layeredArchitecture()
                        .consideringOnlyDependenciesInLayers()
                        .withOptionalLayers(true);
        for (String layer : LAYERS) {
            architecture = architecture.layer(layer).definedBy("noema.model." + layer + "..");
        }
        for (int i = 0; i < LAYERS.size(); i++) {
            List<String> before = LAYERS.subList(0, i);
            architecture =
                    before.isEmpty()
                            ? architecture.whereLayer(LAYERS.get(i)).mayNotAccessAnyLayer()
                            : architecture
                                    .whereLayer(LAYERS.get(i))
                                    .mayOnlyAccessLayers(before.toArray(String[]::new));
        }
        return architecture;
    }
}
