@echo off
rem Starts Noema, and builds it first where that is needed.
rem
rem   noema [ARGUMENTS]        run it (noema --help lists the commands)
rem   noema build              build it now
rem   noema test [MAVEN ARGS]  check the format of the sources, compile, run every test, print the counts
rem   noema format             bring the sources into the project's format
rem
rem NOEMA_JAVA_HOME   the JDK to use, 25 or newer; otherwise JAVA_HOME, PATH and the usual folders are searched
rem NOEMA_JAVA_OPTS   more options for the JVM
rem NOEMA_GPU=1       leave PyTorch's CPU build out and let DJL fetch the CUDA build
setlocal EnableExtensions DisableDelayedExpansion
set "root=%~dp0"
set "root=%root:~0,-1%"
set "lib=%root%\app\target\lib"
set "stamp=%root%\app\target\noema.stamp"
set "archive=%root%\app\target\noema.aot"
set "seen=%root%\app\target\sources"
set "needed=25"
set "profile="
set "offline=true"
if defined NOEMA_GPU set "profile=-Pgpu"
if defined NOEMA_GPU set "offline=false"

call :find_jdk || exit /b
set java="%jdk%\bin\java.exe" -XX:+UseSerialGC -XX:MetaspaceSize=96m -Xlog:cds*=off -Xlog:aot*=off --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dai.djl.offline=%offline% -Dai.djl.pytorch.graph_optimizer=false "-Dnoema.home=%root%" %NOEMA_JAVA_OPTS%
set program=-cp "%lib%\*" noema.app.Main

if "%~1"=="test" goto test
if "%~1"=="build" goto build_now
if "%~1"=="format" goto format

call :build_is_current
if errorlevel 1 (
  call :build || exit /b
)
%java% "-XX:AOTCache=%archive%" %program% %*
exit /b

:build_now
call :build
exit /b

:format
call :maven_environment
call :run_maven -q --non-recursive spotless:apply
exit /b

:test
for /d %%m in ("%root%\*") do if exist "%%m\target\surefire-reports" rd /s /q "%%m\target\surefire-reports"
call :maven_environment
rem Everything after the word "test" goes to Maven.
set "rest="
for /f "tokens=1,*" %%a in ("%*") do set "rest=%%b"
if not exist "%root%\target" mkdir "%root%\target"
call :run_maven --fail-at-end -Dtest.forks=2 test %rest% > "%root%\target\test.log" 2>&1
set "code=%errorlevel%"
type "%root%\target\test.log"
echo.
"%jdk%\bin\java.exe" "%root%\.ci\TestCounts.java" "%root%\target\test.log"
exit /b %code%

rem ---- the JDK: the file "release" tells its version without starting it ----
:find_jdk
set "jdk="
if not defined NOEMA_JAVA_HOME goto search_jdk
call :consider "%NOEMA_JAVA_HOME%"
if defined jdk exit /b 0
echo noema: NOEMA_JAVA_HOME is '%NOEMA_JAVA_HOME%', which is not a JDK %needed% or newer: point it at one or unset it. 1>&2
exit /b 2
:search_jdk
if defined JAVA_HOME call :consider "%JAVA_HOME%"
if defined jdk exit /b 0
for /f "delims=" %%j in ('where javac 2^>nul') do call :consider "%%~dpj.."
if defined jdk exit /b 0
for %%p in ("%ProgramFiles%" "%LOCALAPPDATA%\Programs") do (
  for %%v in ("Eclipse Adoptium" "Java" "Microsoft" "Zulu" "Amazon Corretto" "BellSoft" "OpenJDK" "SapMachine") do (
    for /d %%j in ("%%~p\%%~v\*") do call :consider "%%~j"
  )
)
for /d %%j in ("%USERPROFILE%\.jdks\*" "%USERPROFILE%\scoop\apps\*jdk*") do call :consider "%%~j"
for /d %%j in ("%USERPROFILE%\scoop\apps\*jdk*") do call :consider "%%~j\current"
if defined jdk exit /b 0
echo noema: a JDK %needed% or newer is needed and none was found: install one from https://adoptium.net, or set NOEMA_JAVA_HOME to the one you have. 1>&2
exit /b 1

rem Takes the folder %1 as the JDK if it is one that will do and none was taken before it.
:consider
if defined jdk exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "major=0"
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do for /f "tokens=1 delims=.-+" %%m in ("%%~v") do set "major=%%m"
if %major% GEQ %needed% set "jdk=%~f1"
exit /b 0

rem ---- Maven: the one on PATH where it is new enough, else the wrapper, which fetches one ----
:run_maven
rem No quotes around mvn: found on PATH with them, it would not know its own folder.
set maven="%root%\mvnw.cmd"
for /f "tokens=3" %%v in ('mvn -B -v 2^>nul ^| findstr /c:"Apache Maven"') do for /f "tokens=1,2 delims=." %%a in ("%%v") do (
  if %%a GEQ 4 set "maven=mvn"
  if %%a EQU 3 if %%b GEQ 8 set "maven=mvn"
)
pushd "%root%"
call %maven% -B -ntp %profile% %*
set "result=%errorlevel%"
popd
exit /b %result%

:maven_environment
set "JAVA_HOME=%jdk%"
set "MAVEN_OPTS=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %MAVEN_OPTS%"
exit /b 0

rem ---- the build: due when a source is newer than the copy kept of what the last one was made of ----
:build_is_current
if not exist "%stamp%" exit /b 1
set "built="
set /p built=<"%stamp%"
if not "%built%"=="[%jdk%][%NOEMA_GPU%]" exit /b 1
call :changed "%root%" "%seen%" || exit /b 1
for %%m in (model ui app) do (
  call :changed "%root%\%%m" "%seen%\%%m" || exit /b 1
  call :changed_tree "%root%\%%m\src\main" "%seen%\%%m\src\main" || exit /b 1
)
exit /b 0

:changed
xcopy /l /d /y "%~1\pom.xml" "%~2\" 2>nul | findstr /i /c:"pom.xml" >nul && exit /b 1
exit /b 0

:changed_tree
if not exist "%~1" exit /b 0
xcopy /l /s /d /y "%~1" "%~2\" 2>nul | findstr /i /c:"main" >nul && exit /b 1
exit /b 0

:build
setlocal
echo Building Noema (first start only) ... 1>&2
if not exist "%root%\app\target" mkdir "%root%\app\target" 2>nul
if not exist "%root%\app\target" goto unwritable
if exist "%lib%" rd /s /q "%lib%"
if exist "%seen%" rd /s /q "%seen%"
del /q "%stamp%" "%archive%" 2>nul
rem Copied first: changes made while the build runs are newer than the copy.
xcopy /q /y "%root%\pom.xml" "%seen%\" >nul
for %%m in (model ui app) do (
  xcopy /q /y "%root%\%%m\pom.xml" "%seen%\%%m\" >nul
  if exist "%root%\%%m\src\main" xcopy /q /s /y "%root%\%%m\src\main" "%seen%\%%m\src\main\" >nul
)
call :maven_environment
call :run_maven package -Dmaven.test.skip=true -Dspotless.check.skip=true >"%root%\app\target\build.log" 2>&1
if errorlevel 1 goto build_failed
rem What it takes to paint the window once is kept ready for all later starts.
%java% "-XX:AOTCacheOutput=%archive%" %program% --screenshot "%root%\app\target\first.png" --session "%root%\assets\sample.noema" >nul 2>&1 <nul
>"%stamp%" echo [%jdk%][%NOEMA_GPU%]
exit /b 0

:unwritable
echo noema: the folder %root% cannot be written to, and Noema has to be built there once. 1>&2
exit /b 1

:build_failed
findstr /c:"error:" /c:"Failed to execute" "%root%\app\target\build.log" 1>&2
echo noema: the build failed (the first one needs a network); all it said is in %root%\app\target\build.log. 1>&2
exit /b 1
