# The smoke budget and the check on every push; the report is kept as an artifact.
name: reproduction
on: [push, pull_request]
permissions:
  contents: read
jobs:
  smoke:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-java@v4
        with:
          distribution: temurin
          java-version: 17
          cache: maven
      # Trained runs, natives and data sets: a run that is there is not trained again.
      - uses: actions/cache@v4
        with:
          path: ~/.auxtask
          key: auxtask-${{ runner.os }}-${{ hashFiles('pom.xml', 'reproduction.yaml', 'src/main/**') }}
          restore-keys: auxtask-${{ runner.os }}-
      - run: mvn -B -ntp verify aux:train aux:attack aux:check site -Daux.budget=smoke
      - uses: actions/upload-artifact@v4
        if: ${{ !cancelled() }}
        with:
          name: report
          path: target/site
          if-no-files-found: ignore
