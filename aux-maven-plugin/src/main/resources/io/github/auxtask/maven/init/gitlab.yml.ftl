# The smoke budget and the check on every push; the report is kept as an artifact.
smoke:
  image: maven:3.9-eclipse-temurin-17
  timeout: 30 minutes
  variables:
    MAVEN_OPTS: -Dmaven.repo.local=$CI_PROJECT_DIR/.m2/repository
    DJL_CACHE_DIR: $CI_PROJECT_DIR/.auxtask/engine
    PLACES: -Daux.store=$CI_PROJECT_DIR/.auxtask/store -Daux.data=$CI_PROJECT_DIR/.auxtask/datasets
  script:
    - mvn -B -ntp verify aux:train aux:attack aux:check site -Daux.budget=smoke $PLACES
  # Jars, trained runs, natives and data sets: a run that is there is not trained again.
  cache:
    key: auxtask
    paths: [.m2/repository, .auxtask]
  artifacts:
    when: always
    paths: [target/site]
