package noema.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// What the parts of the program may know of each other.
@AnalyzeClasses(packages = "noema.app", importOptions = DoNotIncludeTests.class)
class LayersTest {
    @ArchTest
    static final ArchRule THE_TERMINAL_KNOWS_NO_COMMANDS =
            noClasses()
                    .that()
                    .resideInAPackage("noema.app.terminal..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("noema.app.cli..", "picocli..");

    @ArchTest
    static final ArchRule THE_WINDOW_KNOWS_NO_COMMANDS =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "noema.app.desktop..", "noema.app.files..", "noema.app.recipe..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("noema.app.cli..", "picocli..");

    @ArchTest
    static final ArchRule FILES_KNOW_NO_WINDOW =
            noClasses()
                    .that()
                    .resideInAnyPackage("noema.app.files..", "noema.app.recipe..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("noema.app.desktop..", "javafx.scene..", "javafx.stage..");

    @ArchTest
    static final ArchRule THE_ENGINE_IS_THE_MODELS_BUSINESS =
            noClasses().should().dependOnClassesThat().resideInAPackage("ai.djl..");

    @ArchTest
    static final ArchRule EVERYTHING_IS_PRINTED_THROUGH_THE_SURROUNDINGS =
            NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
